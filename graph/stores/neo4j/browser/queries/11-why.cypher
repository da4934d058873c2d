// 11 Why: the sentences behind a relation
MATCH (:Concept {name: 'multiple sclerosis'})
      -[relation]-(:Concept {name: 'muscle spasm'})
MATCH (document:Document)
      -[:STATES]->(said:Statement {edge: relation.id})
RETURN said.name AS says, said.sentence AS sentence,
       said.section AS section,
       said.hedge_level AS certainty,
       said.negated AS denied,
       document.title AS title
ORDER BY document.id, said.start
LIMIT 100
