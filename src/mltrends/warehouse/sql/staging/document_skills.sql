-- grain: role, concept, document
-- title: Which skills the three documents say that a role needs.
-- columns:
--   role: Name of the role.
--   concept: Id of the concept.
--   document: 000, 001 or 002.
select role, concept, document
from given_document_skills
order by all;
