"""How redraft's name model is made: texts, variation, training, export and its figures. Not part of the installed package."""
