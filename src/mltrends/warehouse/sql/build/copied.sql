select * from whole.{table}
