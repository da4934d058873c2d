// 06 The shortest paths between two concepts
// Only medical relations touch a concept, so a path never runs through a document.
MATCH (source:Concept {name: 'stroke'}), (target:Concept {name: 'acupuncture'})
MATCH path = allShortestPaths((source)-[*..4]-(target))
RETURN path
LIMIT 25
