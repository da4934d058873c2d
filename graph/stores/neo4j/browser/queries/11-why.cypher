// 11 Why: the sentences
// Those that support a relation.
MATCH (:Concept {name: 'multiple sclerosis'})
      -[relation]-(:Concept {name: 'muscle spasm'})
MATCH (said:Statement {edge: relation.id})
MATCH (document:Document {id: said.document})
RETURN said.name AS says,
       said.sentence AS sentence,
       said.section AS section,
       said.hedge_level AS certainty,
       said.negated AS denied,
       document.title AS title
ORDER BY document.id, said.start
LIMIT 100
