// 01 What the graph holds
// How many concepts of each category, how they are connected, and how many sentences say so.
MATCH (subject:Concept)-[relation]->(object:Concept)
RETURN subject.categories[0] AS subject, type(relation) AS predicate, object.categories[0] AS object,
       count(*) AS relations, sum(relation.statements) AS statements
ORDER BY relations DESC, subject, predicate, object
