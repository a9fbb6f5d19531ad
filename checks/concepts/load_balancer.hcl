# drops_invalid_headers  whether requests lose header fields whose names are no valid names
concept "load_balancer" {
  summary = "A load balancer that speaks HTTP with its clients."

  from "terraform" "aws_lb" "aws_alb" {
    when = coalesce(self.load_balancer_type, "application") == "application"

    drops_invalid_headers = coalesce(self.drop_invalid_header_fields, false)
  }

  from "cloudformation" "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    when = coalesce(self.Type, "application") == "application"

    drops_invalid_headers = anytrue([
      for attribute in list(self.LoadBalancerAttributes) :
      attribute.Key == "routing.http.drop_invalid_header_fields.enabled" && attribute.Value == true
    ])
  }
}
