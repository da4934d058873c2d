// 06 The shortest paths between two concepts
MATCH (source:Concept {name: 'stroke'})
MATCH (target:Concept {name: 'acupuncture'})
MATCH path = allShortestPaths((source)-[*..4]-(target))
RETURN path
LIMIT 25
