"""How a review copy is made: tracked changes, comments, and the settings that let a reviewer work with them."""
