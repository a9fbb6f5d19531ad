# drops_invalid_headers  whether requests lose header fields whose names are no valid names
# public                 whether it has addresses on the internet
# tolerates_desync       whether requests pass that front and back end may read in different ways
concept "load_balancer" {
  summary = "A load balancer, as its clients meet it."

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

  from "terraform" "aws_lb" "aws_alb" {
    when = coalesce(self.load_balancer_type, "application") != "gateway"

    public = !coalesce(self.internal, false)
  }
  from "terraform" "aws_elb" {
    public = !coalesce(self.internal, false)
  }
  from "cloudformation" "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    when = coalesce(self.Type, "application") != "gateway"

    public = coalesce(self.Scheme, "internet-facing") != "internal"
  }
  from "cloudformation" "AWS::ElasticLoadBalancing::LoadBalancer" {
    public = coalesce(self.Scheme, "internet-facing") != "internal"
  }

  from "terraform" "aws_lb" "aws_alb" {
    when = coalesce(self.load_balancer_type, "application") == "application"

    tolerates_desync = coalesce(self.desync_mitigation_mode, "defensive") == "monitor"
  }
  from "terraform" "aws_elb" {
    tolerates_desync = coalesce(self.desync_mitigation_mode, "defensive") == "monitor"
  }
  from "cloudformation" "AWS::ElasticLoadBalancingV2::LoadBalancer" {
    when = coalesce(self.Type, "application") == "application"

    tolerates_desync = anytrue([
      for attribute in list(self.LoadBalancerAttributes) :
      attribute.Key == "routing.http.desync_mitigation_mode" && attribute.Value == "monitor"
    ])
  }
}
