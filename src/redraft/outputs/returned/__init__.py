"""The page that tells what came back from reviewers."""
