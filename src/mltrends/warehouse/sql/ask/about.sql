-- What is known of the file.
select key, value from about order by key;
