"""What the page shows: pure functions from a case as it stands (`Shown`) to plain data, and the shell around them.

The server calls these and nothing else:

- `look.look(shown, before)`: whatever several views need, worked out once after each change;
- `overview.overview(look)`: progress in numbers, and the drafts;
- `document.document(look, number)`: a draft as it reads, a row a passage;
- `cast.cast(look)`: a row a person, place or body;
- `to_decide.to_decide(look)`: a row an open question, worst first;
- `history.history(look)`: a row a decision, the latest first;
- `shell.shell(...)`: the HTML page around them, which holds no wording of the case.
"""
