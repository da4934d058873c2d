// 14 What joins two documents
// The concepts that both speak of.
// Load a second document to see some.
MATCH (one:Document)
      -[:DESCRIBES]->(here:Description)
MATCH (concept:Concept {id: here.node})
MATCH (there:Description {node: here.node})
      <-[:DESCRIBES]-(other:Document)
WHERE one.id < other.id
RETURN one.title AS document,
       other.title AS other_document,
       concept.name AS shared,
       concept.categories[0] AS category,
       concept.degree AS relations
ORDER BY document, other_document,
         relations DESC, shared
LIMIT 100
