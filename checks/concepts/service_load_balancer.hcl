# Each cloud has its own way to say that a load balancer is for its own network only:
# https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
#
# internal  whether it has no public address, as far as the code says
# sources   networks that may connect
concept "service_load_balancer" {
  summary = "A service that a load balancer stands in front of."

  from "concept" "service" {
    when = self.spec.type == "LoadBalancer"

    name      = self.name
    namespace = self.namespace
    spec      = self.spec
    internal = (
      anytrue([
        for name in [
          "load-balancer.hetzner.cloud/disable-public-network",
          "service.beta.kubernetes.io/azure-load-balancer-internal",
          "service.beta.kubernetes.io/cce-load-balancer-internal-vpc",
          "service.beta.kubernetes.io/oci-load-balancer-internal",
          "service.beta.kubernetes.io/openstack-internal-load-balancer",
        ] : !contains(["", "false"], tostring(coalesce(self.annotations[name], false)))
      ]) ||
      # The scheme has taken its place, and says more where both are written.
      (
        !contains(["", "false"], tostring(coalesce(self.annotations["service.beta.kubernetes.io/aws-load-balancer-internal"], false))) &&
        self.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"] != "internet-facing"
      ) ||
      # What a class of one's own makes is known to its controller.
      (
        self.spec.loadBalancerClass != null && self.spec.loadBalancerClass != "service.k8s.aws/nlb" &&
        self.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"] != "internet-facing" &&
        not_scanned("the controller of the load balancer's class")
      ) ||
      anytrue([
        for name, value in {
          "cloud.google.com/load-balancer-type"                             = "internal"
          "networking.gke.io/load-balancer-type"                            = "internal"
          "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type" = "intranet"
          "service.beta.kubernetes.io/aws-load-balancer-scheme"             = "internal"
          "service.beta.kubernetes.io/do-loadbalancer-network"              = "internal"
          "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type"  = "private"
        } : lower(coalesce(self.annotations[name], "none")) == value
      ]) ||
      # Addresses that are asked for by the manifest, with which no network but one's own can connect.
      anytrue([
        for written in concat(list(self.spec.loadBalancerIP), [
          for name in [
            "io.cilium/lb-ipam-ips", "kube-vip.io/loadbalancerIPs", "lbipam.cilium.io/ips",
            "metallb.io/loadBalancerIPs", "metallb.universe.tf/loadBalancerIPs",
          ] : self.annotations[name]
        ]) : written != null && alltrue([
          for address in try(split(",", written), ["-"]) : matches(
            "^ *(10([.][0-9]+){3}|(192[.]168|172[.](1[6-9]|2[0-9]|3[01])|100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))([.][0-9]+){2}|(?i:f[cd][0-9a-f]{2}:[0-9a-f:]+)) *$",
            address,
          )
        ])
      ]) ||
      self.annotations["service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"] != null ||
      # AWS' own controller makes internal ones unless it is told otherwise.
      (
        (
          contains(["external", "nlb-ip"], self.annotations["service.beta.kubernetes.io/aws-load-balancer-type"]) ||
          self.spec.loadBalancerClass == "service.k8s.aws/nlb"
        ) && self.annotations["service.beta.kubernetes.io/aws-load-balancer-scheme"] != "internet-facing"
      )
    )
    sources = (
      length(list(self.spec.loadBalancerSourceRanges)) == 0 && self.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"] != null
      ? [for network in split(",", self.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]) : trimspace(network)]
      : length(list(self.spec.loadBalancerSourceRanges)) > 0 ? self.spec.loadBalancerSourceRanges
      # The type is what lets everybody in.
      : [for type in list(self.spec.type) : type == "LoadBalancer" ? "0.0.0.0/0" : null]
    )
  }
}
