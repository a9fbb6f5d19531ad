output "vpc_id" {
  value = try(aws_vpc.this[0].id, null)
}
output "vpc_cidr_block" {
  value = try(aws_vpc.this[0].cidr_block, "none")
}
output "azs" {
  value = var.azs
}
output "public_subnets_cidr_blocks" {
  value = compact(aws_subnet.public[*].cidr_block)
}
output "private_subnets_cidr_blocks" {
  value = compact(aws_subnet.private[*].cidr_block)
}
output "database_subnets_cidr_blocks" {
  value = [for subnet in aws_subnet.database : subnet.cidr_block]
}
output "database_subnet_group_name" {
  value = try(aws_db_subnet_group.database[0].name, "absent")
}
output "nat_count" {
  value = length(aws_nat_gateway.this)
}
