"""Statements from running text: words make phrases, phrases and relation words make clauses.

The steps, one module each:

1. `tokens`: a sentence's words and signs;
2. `units`: what each is: a known name, a relation word, a hedge, an "of";
3. `phrases`: noun phrases and what they stand for: a known concept, a new one, "this condition";
4. `groups`, `members`, `attaching`: phrases joined by "and", what hangs on an "of" or a "such as";
5. `sides`, `clauses`: which groups a relation word joins, how surely, and whether it is denied;
6. `things`: what a group names that may play the part the relation asks for;
7. `claims`: what a clause says of them, by the row of `relations` that fits;
8. `references`: what "it" and "these diseases" mean, from one sentence to the next;
9. `reader`: all of it for a section.
"""
