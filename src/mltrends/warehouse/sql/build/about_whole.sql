-- How far the ads reach is looked up anew.
select key, value from whole.about where key <> 'as_of' order by key;
