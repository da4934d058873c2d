// 12 Why, as a picture
// A document and its statements.
MATCH (:Concept {name: 'multiple sclerosis'})
      -[relation]-(:Concept {name: 'muscle spasm'})
MATCH (said:Statement {edge: relation.id})
      <-[states:STATES]-(document:Document)
RETURN document, states, said
LIMIT 100
