select count(*) from linked where first_no <> before_no;
