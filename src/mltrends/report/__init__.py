"""The report: findings in sentences, charts, tables and files, as pages that need no network."""
