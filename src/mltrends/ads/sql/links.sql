select no, chain_no from chains where no > chain_no;
