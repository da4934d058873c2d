// 12 Why, as a picture: the document and its statements
MATCH (:Concept {name: 'multiple sclerosis'})
      -[relation]-(:Concept {name: 'muscle spasm'})
MATCH (document:Document)
      -[states:STATES]->(said:Statement {edge: relation.id})
RETURN document, states, said
LIMIT 100
