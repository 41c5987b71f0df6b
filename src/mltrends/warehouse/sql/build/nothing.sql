-- Ends a result that was not fetched to its end, which would keep the connection busy.
select null;
