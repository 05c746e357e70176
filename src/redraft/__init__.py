"""redraft: pseudonymised copies of safeguarding reviews, shown to a reviewer and verified before they leave."""

__version__ = "0.1.0"
