// 12 Why, as a picture
// What documents say of a relation.
MATCH (:Concept {name: 'multiple sclerosis'})
      -[relation]-(:Concept {name: 'muscle spasm'})
MATCH (said:Statement {edge: relation.id})
MATCH (document:Document {id: said.document})
OPTIONAL MATCH (document)-[states:STATES]->(said)
RETURN document, states, said
LIMIT 100
