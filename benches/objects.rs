//! Kubernetes objects that meet: judged on one core, the time must grow as the number of objects does.
//! A tenth as many network policies as objects stand beside them. `cargo bench --bench objects`.

use std::fmt::Write as _;
use std::path::Path;

use divan::Bencher;

use cumulint::check::{self, Program};
use cumulint::scan::{self, Estate, Input, gather};
use cumulint::source::{Sources, Targets};

/// Objects of one namespace.
const A_NAMESPACE: usize = 100;

fn main() {
    divan::main();
}

/// A workload with all that it meets: five objects.
fn workload(name: &str, namespace: usize, number: usize, text: &mut String) {
    let tier = ["back", "front", "front"][number % 3];
    let service = ["LoadBalancer", "ClusterIP", "ClusterIP", "NodePort"][number % 4];
    let at = format!("metadata: {{name: {name}, namespace: ns-{namespace}}}");
    write!(
        text,
        "\
---
apiVersion: apps/v1
kind: Deployment
{at}
spec:
  selector: {{matchLabels: {{app: {name}}}}}
  template:
    metadata: {{labels: {{app: {name}, tier: {tier}, part-of: shop}}}}
    spec:
      serviceAccountName: {name}
      containers:
        - name: main
          image: registry.example/{name}:1.2.3
          ports: [{{name: http, containerPort: 8080}}]
---
apiVersion: v1
kind: Service
{at}
spec: {{type: {service}, selector: {{app: {name}}}, ports: [{{port: 80, targetPort: http}}]}}
---
apiVersion: v1
kind: ServiceAccount
{at}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
{at}
rules: [{{apiGroups: [''], resources: [pods], verbs: [get]}}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
{at}
roleRef: {{apiGroup: rbac.authorization.k8s.io, kind: Role, name: {name}}}
subjects: [{{kind: ServiceAccount, name: {name}, namespace: ns-{namespace}}}]
"
    )
    .expect("a string takes all");
}

/// A policy, each fourth of all pods of its namespace.
fn policy(number: usize, namespace: usize, text: &mut String) {
    let selector = match number % 4 {
        0 => "{}".to_owned(),
        1 => "{matchLabels: {tier: front}}".to_owned(),
        2 => format!("{{matchLabels: {{app: app-{number}}}}}"),
        _ => "{matchExpressions: [{key: tier, operator: In, values: [front, back]}]}".to_owned(),
    };
    write!(
        text,
        "\
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {{name: policy-{number}, namespace: ns-{namespace}}}
spec: {{podSelector: {selector}, ingress: [{{from: [{{podSelector: {{}}}}]}}]}}
"
    )
    .expect("a string takes all");
}

/// A file for each namespace.
fn write_objects(directory: &Path, objects: usize) {
    let namespaces = objects / A_NAMESPACE;
    let mut texts = vec![String::new(); namespaces];
    for number in 0..objects / 5 {
        let namespace = number % namespaces;
        workload(
            &format!("app-{number}"),
            namespace,
            number,
            &mut texts[namespace],
        );
    }
    for number in 0..objects / 10 {
        let namespace = number % namespaces;
        policy(number, namespace, &mut texts[namespace]);
    }
    for (namespace, text) in texts.iter().enumerate() {
        let path = directory.join(format!("ns-{namespace}.yaml"));
        std::fs::write(path, text).expect("the directory is ours");
    }
}

/// The objects on disk, and how they are read.
struct Ground {
    directory: tempfile::TempDir,
    input: Input,
    options: scan::Options,
}

impl Ground {
    fn new(objects: usize) -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory can be made");
        write_objects(directory.path(), objects);
        let path = directory.path().to_owned();
        let targets = Targets::locate(&[path], Path::new("/")).expect("the directory is there");
        Self {
            directory,
            input: Input::Paths(targets),
            options: scan::Options {
                threads: 1,
                ..scan::Options::default()
            },
        }
    }

    fn evaluated(&self, sources: &Sources) -> Estate {
        let found = scan::discover(&self.input, &self.options);
        scan::evaluate(&self.input, found, sources, &self.options)
    }
}

fn one_core() -> rayon::ThreadPool {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    pool.build().expect("one thread can be started")
}

#[divan::bench(args = [1_000, 5_000, 20_000], sample_count = 5)]
fn judge(bencher: Bencher, objects: usize) {
    let ground = Ground::new(objects);
    let sources = Sources::new(ground.directory.path()).expect("the directory is there");
    let program = Program::new(check::catalogue(), &|_| true).expect("the catalogue fits together");
    let pool = one_core();
    bencher
        .counter(divan::counter::ItemsCount::new(objects))
        .with_inputs(|| ground.evaluated(&sources))
        .bench_local_values(|estate| {
            let ran = program.definitions.checks.iter().collect();
            let options = gather::Options::new(jiff::civil::date(2026, 1, 1));
            let judged = || {
                let outcome =
                    gather::outcome(estate, &ground.input, &program, ran, &sources, options);
                outcome.findings.len()
            };
            pool.install(judged)
        });
}

#[divan::bench(args = [5_000], sample_count = 5)]
fn read_and_evaluate(bencher: Bencher, objects: usize) {
    let ground = Ground::new(objects);
    let pool = one_core();
    bencher
        .with_inputs(|| Sources::new(ground.directory.path()).expect("the directory is there"))
        .bench_local_refs(|sources| pool.install(|| ground.evaluated(sources)));
}
