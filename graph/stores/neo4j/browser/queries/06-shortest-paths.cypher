// 06 Shortest paths
// From one concept to another.
MATCH (source:Concept {name: 'stroke'})
MATCH (target:Concept {name: 'acupuncture'})
MATCH path = allShortestPaths(
  (source)-[*..4]-(target)
)
RETURN path
LIMIT 25
