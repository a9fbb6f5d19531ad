apiVersion: v1
kind: Pod
metadata:
  name: tpl
spec:
  containers:
    - name: tpl
      image: nginx:1.27.3
      securityContext:
        privileged: true
