"""The house style: how every chart measures, writes, colours and lays out what it draws."""
