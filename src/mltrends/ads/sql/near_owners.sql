select distinct owner_no, owner
from near_texts
order by owner_no;
