// 01 What the graph holds
// Which categories are connected, how often,
// and how many sentences say so.
MATCH (s:Concept)-[relation]->(o:Concept)
RETURN s.categories[0] AS subject,
       type(relation) AS predicate,
       o.categories[0] AS object,
       count(*) AS relations,
       sum(relation.statements) AS statements
ORDER BY relations DESC, subject, predicate,
         object
