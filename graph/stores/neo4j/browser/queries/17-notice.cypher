// 17 What this is, and is not
MATCH (about:About)
RETURN about.notice AS notice
