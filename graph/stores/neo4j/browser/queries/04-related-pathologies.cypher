// 04 Related pathologies
// What is named together with it,
// the best supported first.
MATCH (concept:Concept {name: 'muscle spasm'})
MATCH (concept)-[with:ASSOCIATED_WITH]-(related)
RETURN concept, with, related
ORDER BY with.documents DESC,
         with.statements DESC, related.id
LIMIT 100
