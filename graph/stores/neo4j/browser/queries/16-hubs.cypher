// 16 Best connected concepts
MATCH (concept:Concept)
RETURN concept.name AS name,
       concept.categories[0] AS category,
       concept.degree AS relations
ORDER BY relations DESC, concept.id
LIMIT 20
