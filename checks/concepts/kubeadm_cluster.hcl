concept "kubeadm_cluster" {
  summary = "What kubeadm is told of the control plane that it makes."

  from "kubernetes" "ClusterConfiguration.kubeadm.k8s.io" {
    api_server         = self.apiServer
    controller_manager = self.controllerManager
    scheduler          = self.scheduler
  }
  from "kubernetes" "KubeadmControlPlane.controlplane.cluster.x-k8s.io" {
    api_server         = self.spec.kubeadmConfigSpec.clusterConfiguration.apiServer
    controller_manager = self.spec.kubeadmConfigSpec.clusterConfiguration.controllerManager
    scheduler          = self.spec.kubeadmConfigSpec.clusterConfiguration.scheduler
  }
}
