#![cfg(unix)]

use super::*;
use crate::resource::Resource;
use crate::value::Value;

/// A repository in a temporary directory, with stand-ins for the tools.
struct Repository {
    _directory: tempfile::TempDir,
    sources: Sources,
    tools: PathBuf,
}

impl Repository {
    fn new(files: &[(&str, &str)]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = directory.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self {
            sources: Sources::new(directory.path()).unwrap(),
            _directory: directory,
            tools: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/render/bin"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.sources.boundary().join(name)
    }

    fn folders(&self, charts: &[&str], kustomizations: &[&str]) -> Folders {
        let load = |name: &&str| self.sources.load(&self.path(name)).unwrap();
        Folders {
            charts: charts.iter().map(load).filter_map(Chart::new).collect(),
            kustomizations: kustomizations
                .iter()
                .map(load)
                .filter_map(Kustomization::new)
                .collect(),
        }
    }

    fn render(&self, folders: &Folders) -> Rendered {
        let options = Options {
            values: vec![self.path("prod.yaml")],
            path: vec![self.tools.clone()],
        };
        render(folders, &self.sources, &options)
    }

    fn chart(&self) -> Rendered {
        let folder = self.path("web");
        std::fs::write(folder.join(".keep"), format!("{}\n", folder.display())).unwrap();
        self.render(&self.folders(&["web/Chart.yaml"], &[]))
    }

    fn kustomizations(&self, names: &[&str]) -> Rendered {
        self.render(&self.folders(&[], names))
    }

    fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.path(name)).ok()
    }

    /// File and line of a place, and what is marked there.
    fn shown(&self, place: Place) -> String {
        let file = self.sources.file(place.file);
        let line = file.lines().line(place.span.start);
        let marked = &file.text[place.span.range()];
        format!("{}:{line} {marked}", file.name)
    }

    /// The same of an attribute.
    fn placed(&self, resource: &Resource, path: &str) -> String {
        let found = path.split('.').fold(&resource.attributes, |value, step| {
            match step.parse::<usize>() {
                Ok(at) => &value.as_items().unwrap()[at],
                Err(_) => value.get(step).unwrap(),
            }
        });
        self.shown(found.origin.place.unwrap())
    }
}

fn only(rendered: &Rendered) -> &Resource {
    assert_eq!(rendered.diagnostics, []);
    &rendered.units[0].resources[0]
}

fn why(rendered: &Rendered) -> &str {
    assert!(rendered.units.is_empty());
    &rendered.diagnostics[0].message
}

const CHART: (&str, &str) = ("web/Chart.yaml", "apiVersion: v2\nname: shop\n");

const TEMPLATE: (&str, &str) = (
    "web/templates/pod.yaml",
    "\
{{- if .Values.on }}
apiVersion: v1
kind: Pod
metadata:
  name: {{ include \"shop.name\" . }}
spec:
  {{- with .Values.security }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  hostNetwork: {{ .Values.host }} # as asked
  containers:
    - name: web
      image: \"{{ .Values.image }}\"
    {{- range .Values.others }}
    - name: {{ .name }}
      image: {{ .image }}
    {{- end }}
{{- end }}
",
);

const OUTPUT: (&str, &str) = (
    "web/.output",
    "\
---
# Source: shop/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: shop-web
spec:
  securityContext:
    runAsUser: 0
  hostNetwork: true
  containers:
    - name: web
      image: \"nginx\"
    - name: one
      image: one
    - name: two
      image: two
",
);

#[test]
fn parts_of_an_object_are_placed_at_the_lines_of_the_template() {
    let repository = Repository::new(&[CHART, TEMPLATE, OUTPUT]);
    let rendered = repository.chart();
    let pod = only(&rendered);
    let file = "web/templates/pod.yaml";
    assert_eq!(pod.address, "Pod/default/shop-web");
    assert_eq!(repository.shown(pod.header), format!("{file}:3 kind: Pod"));
    for (path, place) in [
        ("spec.hostNetwork", "11 hostNetwork: {{ .Values.host }}"),
        ("spec.securityContext.runAsUser", "8 securityContext"),
        (
            "spec.containers.0.image",
            "14 image: \"{{ .Values.image }}\"",
        ),
        ("spec.containers.1.image", "17 image: {{ .image }}"),
        ("spec.containers.2.image", "12 containers"),
    ] {
        assert_eq!(
            repository.placed(pod, path),
            format!("{file}:{place}"),
            "{path}"
        );
    }
    assert!(rendered.replaces(&repository.path(file)));
    assert!(!rendered.replaces(&repository.path("web/Chart.yaml")));
    assert_eq!(rendered.units[0].name, "web");
}

#[test]
fn a_line_that_says_another_value_is_not_where_it_comes_from() {
    let template = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  {{- if .old }}\n  hostNetwork: no\n  replicas: 1\n  nodeName: a\n  hostPID: false\n  {{- else }}\n  hostNetwork: yes\n  replicas: 3\n  nodeName: \"b\"\n  {{- end }}\n";
    let output = "---\n# Source: shop/templates/pod.yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  replicas: 3\n  nodeName: b\n  hostPID: true\n";
    let repository = Repository::new(&[
        CHART,
        ("web/templates/pod.yaml", template),
        ("web/.output", output),
    ]);
    let rendered = repository.chart();
    let pod = only(&rendered);
    for (path, place) in [
        ("spec.hostNetwork", "12 hostNetwork: yes"),
        ("spec.replicas", "13 replicas: 3"),
        ("spec.nodeName", "14 nodeName: \"b\""),
        // No line can have made it: it is brought in.
        ("spec.hostPID", "5 spec"),
    ] {
        let expected = format!("web/templates/pod.yaml:{place}");
        assert_eq!(repository.placed(pod, path), expected, "{path}");
    }
}

#[test]
fn helm_gets_absolute_paths_and_nothing_of_our_environment() {
    let repository = Repository::new(&[CHART, TEMPLATE, OUTPUT]);
    repository.chart();
    let arguments = repository.read("web/.helm.arguments").unwrap();
    let path = |name: &str| repository.path(name).display().to_string();
    let values = path("prod.yaml");
    let given = format!("template\n--skip-tests\n--values\n{values}\n/");
    assert!(arguments.starts_with(&given), "{arguments}");
    assert!(arguments.ends_with("/web\n"), "{arguments}");
    let environment = repository.read("web/.helm.environment").unwrap();
    assert!(!environment.contains("CARGO"), "{environment}");
    let variable = |name: &str| {
        let mut lines = environment.lines();
        lines
            .find_map(|line| line.strip_prefix(&format!("{name}=")))
            .unwrap()
            .to_owned()
    };
    assert_eq!(variable("PATH"), variable("HOME"));
    assert_eq!(variable("HTTPS_PROXY"), "http://127.0.0.1:9");
    assert!(variable("HELM_PLUGINS").starts_with(&variable("HOME")));
}

#[test]
fn objects_of_archived_charts_are_placed_at_the_chart() {
    let output = OUTPUT
        .1
        .replace("shop/templates", "shop/charts/sub/templates");
    let repository = Repository::new(&[CHART, ("web/.output", &output)]);
    let rendered = repository.chart();
    let pod = only(&rendered);
    assert_eq!(repository.shown(pod.header), "web/Chart.yaml:1 ");
    let told = &rendered.units[0].diagnostics[0];
    assert!(told.message.contains("point at the file"));
    assert_eq!(
        repository.placed(pod, "spec.hostNetwork"),
        "web/Chart.yaml:1 "
    );
}

#[test]
fn several_objects_of_a_kind_are_told_apart_by_name_or_order() {
    let object =
        |name: &str| format!("---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: {name}\n");
    let template = [object("{{ .a }}"), object("known"), object("{{ .b }}")].concat();
    let rendered = |name: &str| {
        format!(
            "---\n# Source: shop/templates/a.yaml\n{}",
            &object(name)[4..]
        )
    };
    let output = [rendered("a"), rendered("b"), rendered("known")].concat();
    let repository = Repository::new(&[
        CHART,
        ("web/templates/a.yaml", &template),
        ("web/.output", &output),
    ]);
    let all = repository.chart();
    let lines: Vec<_> = all.units[0]
        .resources
        .iter()
        .map(|it| format!("{} {}", it.address, repository.shown(it.header)))
        .collect();
    assert_eq!(lines[0], "Pod/default/a web/templates/a.yaml:3 kind: Pod");
    assert_eq!(
        lines[2],
        "Pod/default/known web/templates/a.yaml:8 kind: Pod"
    );
}

#[test]
fn what_a_chart_needs_and_does_not_have_is_told_and_nothing_is_run() {
    let chart = "name: shop\ndependencies:\n- name: db\n- name: cache\n- name: queue\n";
    let repository = Repository::new(&[
        ("web/Chart.yaml", chart),
        ("web/charts/db/Chart.yaml", "name: db\n"),
        ("web/charts/cache-1.2.3.tgz", ""),
        OUTPUT,
    ]);
    assert!(why(&repository.chart()).starts_with("this chart needs queue, which"));
    assert_eq!(repository.read("web/.helm.arguments"), None);
}

#[test]
fn a_tool_that_fails_is_quoted_without_where_it_ran() {
    let repository = Repository::new(&[CHART]);
    let error = format!(
        "WARNING: old\nError: {}: no such value\nmore\n",
        repository.path("web/templates/a.yaml").display()
    );
    std::fs::write(repository.path("web/.error"), error).unwrap();
    let rendered = repository.chart();
    assert_eq!(
        why(&rendered),
        "helm: Error: web/templates/a.yaml: no such value more"
    );
    assert!(rendered.has_failed(&repository.path("web")));
    assert!(!rendered.replaces(&repository.path("web/templates/a.yaml")));
}

#[test]
fn an_output_that_is_no_yaml_is_told() {
    let repository = Repository::new(&[CHART, ("web/.output", "a: [\n")]);
    assert!(why(&repository.chart()).starts_with("what helm gave is not YAML"));
}

#[test]
fn programs_of_the_repository_are_not_run() {
    let mut repository = Repository::new(&[CHART, OUTPUT]);
    let inside = repository.path("bin");
    std::fs::create_dir(&inside).unwrap();
    std::fs::copy(repository.tools.join("helm"), inside.join("helm")).unwrap();
    for path in [inside, PathBuf::from("bin")] {
        repository.tools = path;
        let told = why(&repository.chart()).to_owned();
        let said = match repository.tools.is_absolute() {
            true => "the only helm on the path lies in what is scanned, so it is not run",
            false => "helm is not installed",
        };
        assert!(told.starts_with(said), "{told}");
    }
}

#[test]
fn charts_within_charts_and_templates_belong_to_the_outermost() {
    let repository = Repository::new(&[
        CHART,
        ("web/charts/db/Chart.yaml", "name: db\n"),
        ("web/examples/Chart.yaml", "name: other\n"),
    ]);
    let root = |name: &str| root_of(&repository.path(name), repository.sources.boundary());
    let web = Some(repository.path("web"));
    assert_eq!(root("web/templates/a.yaml"), web);
    assert_eq!(root("web/charts/db/templates/a.yaml"), web);
    assert_eq!(
        root("web/examples/templates/a.yaml"),
        Some(repository.path("web/examples"))
    );
    assert_eq!(root("a.yaml"), None);
}

const BASE: (&str, &str) = (
    "base/pod.yaml",
    "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: false\n  containers:\n  - name: a\n    image: a:1\n",
);

const PATCH: (&str, &str) = (
    "prod/patch.yaml",
    "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n",
);

const BUILT: (&str, &str) = (
    "prod/.output",
    "apiVersion: v1\nkind: Pod\nmetadata:\n  name: prod-web\nspec:\n  containers:\n  - image: a:1\n    name: a\n  hostNetwork: true\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made\n",
);

const KUSTOMIZATIONS: [(&str, &str); 2] = [
    ("base/kustomization.yaml", "resources: [pod.yaml]\n"),
    (
        "prod/kustomization.yaml",
        "namePrefix: prod-\nresources: [../base]\npatches:\n- path: patch.yaml\n",
    ),
];

fn overlay() -> Repository {
    let [base, prod] = KUSTOMIZATIONS;
    Repository::new(&[BASE, PATCH, BUILT, base, prod])
}

#[test]
fn parts_of_an_object_are_placed_at_the_manifest_or_the_patch() {
    let repository = overlay();
    let rendered = repository.kustomizations(&KUSTOMIZATIONS.map(|(name, _)| name));
    assert_eq!(rendered.diagnostics, []);
    let [made, pod] = rendered.units[0].resources.as_slice() else {
        panic!("two objects");
    };
    assert_eq!(repository.shown(pod.header), "base/pod.yaml:2 kind: Pod");
    let place = repository.placed(pod, "spec.hostNetwork");
    assert_eq!(place, "prod/patch.yaml:6 hostNetwork: true");
    let place = repository.placed(pod, "spec.containers.0.image");
    assert_eq!(place, "base/pod.yaml:9 image: a:1");
    assert_eq!(repository.shown(made.header), "prod/kustomization.yaml:1 ");
    for name in [
        "base/pod.yaml",
        "prod/patch.yaml",
        "base/kustomization.yaml",
    ] {
        assert!(rendered.replaces(&repository.path(name)), "{name}");
    }
}

#[test]
fn a_patch_did_not_decide_what_it_does_not_say() {
    let patch = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: a\n    env: [{name: A, value: b}]\n";
    let built = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: false\n  containers:\n  - env:\n    - name: A\n      value: b\n    image: a:1\n    name: a\n";
    let [base, prod] = KUSTOMIZATIONS;
    let repository = Repository::new(&[
        BASE,
        ("prod/patch.yaml", patch),
        ("prod/.output", built),
        base,
        prod,
    ]);
    let rendered = repository.kustomizations(&KUSTOMIZATIONS.map(|(name, _)| name));
    let pod = only(&rendered);
    for (path, place) in [
        ("spec.containers", "base/pod.yaml:7 containers"),
        ("spec.containers.0", "base/pod.yaml:8 name: a"),
        ("spec.containers.0.image", "base/pod.yaml:9 image: a:1"),
        (
            "spec.containers.0.env",
            "prod/patch.yaml:8 env: [{name: A, value: b}]",
        ),
    ] {
        assert_eq!(repository.placed(pod, path), place, "{path}");
    }
}

#[test]
fn kustomize_goes_before_kubectl_and_only_the_outermost_is_built() {
    let mut repository = overlay();
    repository.kustomizations(&KUSTOMIZATIONS.map(|(name, _)| name));
    let folder = repository.path("prod").display().to_string();
    let arguments = repository.read("prod/.kustomize.arguments").unwrap();
    assert_eq!(arguments, format!("build\n{folder}\n"));
    assert_eq!(repository.read("prod/.kubectl.arguments"), None);
    assert_eq!(repository.read("base/.kustomize.arguments"), None);
    let alone = tempfile::tempdir().unwrap();
    let link = alone.path().join("kubectl");
    std::os::unix::fs::symlink(repository.tools.join("kubectl"), link).unwrap();
    repository.tools = alone.path().to_owned();
    repository.kustomizations(&KUSTOMIZATIONS.map(|(name, _)| name));
    let arguments = repository.read("prod/.kubectl.arguments").unwrap();
    assert_eq!(arguments, format!("kustomize\n{folder}\n"));
}

#[test]
fn what_would_need_the_network_is_told_and_nothing_is_run() {
    for (text, said) in [
        (
            "resources: ['https://example.com/a.yaml']\n",
            "`https://example.com/a.yaml` is not in the repository",
        ),
        (
            "bases: ['github.com/a/b//c?ref=v1']\n",
            "`github.com/a/b//c?ref=v1`",
        ),
        ("resources: [../gone]\n", "`../gone` is not"),
        ("resources: [/etc]\n", "`/etc` is not"),
        ("helmCharts: [{name: a}]\n", "`helmCharts` are fetched"),
        (
            "configMapGenerator: [{name: a, files: ['x=https://example.com/x']}]\n",
            "`https://example.com/x`",
        ),
        (
            "patches: [{path: 'http://example.com/p.yaml'}]\n",
            "`http://example.com/p.yaml`",
        ),
        (
            "Reſources: ['http://example.com/a.yaml']\n",
            "`http://example.com/a.yaml`",
        ),
        (
            "resources: ['http://here/a.yaml']\n",
            "`http://here/a.yaml`",
        ),
        ("resources: [!x github.com/here]\n", "`github.com/here`"),
        ("openapi: {path: 'https://example.com/o'}\n", "`https://"),
        ("generators: [gen.yaml]\n", "`https://example.com/g`"),
        (
            "transformers:\n- |\n  files: [https://example.com/t]\n",
            "`https://example.com/t`",
        ),
        ("transformers: [folder]\n", "`folder` is a folder"),
        ("resources: [a: ]]\n", "it is not YAML"),
        (
            "configMapGenerator: [{name: a, files: [x=../.git/config]}]\n",
            "a/../.git/config belongs to the version control system",
        ),
        ("crds: [/etc/hostname]\n", "/etc/hostname is outside"),
    ] {
        let repository = Repository::new(&[
            ("a/kustomization.yaml", text),
            ("a/.output", ""),
            ("a/gen.yaml", "files: ['x=https://example.com/g']\n"),
            ("a/folder/gen.yaml", ""),
            ("a/http:/here/a.yaml", ""),
            ("a/github.com/here/kustomization.yaml", ""),
            (".git/config", "token"),
        ]);
        let rendered = repository.kustomizations(&["a/kustomization.yaml"]);
        assert!(why(&rendered).starts_with(said), "{}", why(&rendered));
        assert_eq!(repository.read("a/.kustomize.arguments"), None);
    }
}

#[test]
fn addresses_that_name_no_file_do_not_hinder() {
    let text = "commonAnnotations: {home: 'https://example.com'}\nconfigMapGenerator: [{name: a, literals: ['URL=https://example.com']}]\npatches:\n- patch: |-\n    a: https://example.com\n";
    let repository = Repository::new(&[("a/kustomization.yaml", text), ("a/.output", "")]);
    let rendered = repository.kustomizations(&["a/kustomization.yaml"]);
    assert_eq!(rendered.diagnostics, []);
}

#[test]
fn components_are_not_built_alone_and_circles_end() {
    let repository = Repository::new(&[
        ("a/kustomization.yaml", "kind: Component\n"),
        ("b/kustomization.yaml", "resources: [../c]\n"),
        ("c/kustomization.yaml", "resources: [../b]\n"),
        ("d/kustomization.yaml", "resources: [../b]\n"),
        ("d/.output", ""),
    ]);
    let all = ["a", "b", "c", "d"].map(|name| format!("{name}/kustomization.yaml"));
    let rendered = repository.kustomizations(&all.each_ref().map(String::as_str));
    assert_eq!(rendered.units.len(), 1);
    assert!(rendered.units[0].resources.is_empty());
}

#[test]
fn a_folder_that_looks_like_an_option_is_still_a_folder() {
    let repository = Repository::new(&[
        ("--enable-helm/kustomization.yaml", ""),
        ("--enable-helm/.output", ""),
    ]);
    repository.kustomizations(&["--enable-helm/kustomization.yaml"]);
    let arguments = repository
        .read("--enable-helm/.kustomize.arguments")
        .unwrap();
    assert!(arguments.lines().all(|line| !line.starts_with('-')));
}

#[test]
fn a_tool_that_does_not_end_is_ended() {
    let options = Options {
        values: Vec::new(),
        path: vec![PathBuf::from("/bin"), PathBuf::from("/usr/bin")],
    };
    let boundary = tempfile::tempdir().unwrap();
    let bench = Bench::new(&options, boundary.path()).unwrap();
    let [short, long] = [50, 60_000].map(std::time::Duration::from_millis);
    let bench = bench.within(short, long);
    let sleep = bench.find("sleep").unwrap();
    let why = bench.run(&sleep, ["600"], None).unwrap_err();
    assert!(why.contains("takes longer"), "{why}");
    let bench = bench.within(long, std::time::Duration::ZERO);
    let why = bench.run(&sleep, ["0"], None).unwrap_err();
    assert!(why.starts_with("there is no time left"), "{why}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_memory_of_a_program_is_bounded() {
    let waits = std::process::Command::new("cat")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn();
    let mut child = waits.unwrap();
    confine::bound_memory(&child);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    drop(child.stdin.take());
    child.wait().unwrap();
    let data = limits
        .lines()
        .find(|line| line.starts_with("Max data size"));
    assert!(data.unwrap().contains(" 1073741824 "), "{data:?}");
    assert!(confine::wants_memory("fatal error: runtime: out of memory").is_some());
}

#[test]
fn helm_gets_a_copy_without_links_out_schemas_and_what_git_keeps() {
    let repository = Repository::new(&[
        CHART,
        TEMPLATE,
        OUTPUT,
        ("shared/values.yaml", "a: 1\n"),
        ("web/.git/config", "token"),
        ("web/values.schema.json", "{}"),
        ("web/charts/db/values.schema.json", "{}"),
    ]);
    let link = |to: &str, at: &str| std::os::unix::fs::symlink(to, repository.path(at)).unwrap();
    link("../shared/values.yaml", "web/values.yaml");
    let to = tempfile::tempdir().unwrap();
    let copy = to.path().join("web");
    stage::copy(&repository.path("web"), &copy, &repository.sources).unwrap();
    let text = |name: &str| std::fs::read_to_string(copy.join(name)).ok();
    assert_eq!(text("values.yaml").as_deref(), Some("a: 1\n"));
    assert!(!copy.join("values.yaml").is_symlink());
    assert_eq!(text("templates/pod.yaml").as_deref(), Some(TEMPLATE.1));
    for name in [".git", "values.schema.json", "charts/db/values.schema.json"] {
        assert!(!copy.join(name).exists(), "{name}");
    }
    link("/etc/hostname", "web/charts/db/name.txt");
    let rendered = repository.chart();
    assert_eq!(
        why(&rendered),
        "web/charts/db/name.txt is outside the scan root, so it is not read; this chart is not rendered"
    );
    assert_eq!(repository.read("web/.helm.arguments"), None);
}

#[test]
fn a_folder_that_leads_into_itself_is_not_copied_for_ever() {
    let repository = Repository::new(&[CHART]);
    std::os::unix::fs::symlink(".", repository.path("web/a")).unwrap();
    std::os::unix::fs::symlink(".", repository.path("web/b")).unwrap();
    let told = why(&repository.chart()).to_owned();
    assert!(told.contains("folders deep"), "{told}");
}

#[test]
fn archived_charts_are_rendered_without_their_schemas() {
    let repository = Repository::new(&[CHART, OUTPUT, ("web/charts/db-1.0.0.tgz", "")]);
    repository.chart();
    let arguments = repository.read("web/.helm.arguments").unwrap();
    assert!(arguments.contains("\n--skip-schema-validation\n"));
}

#[test]
fn values_of_any_depth_are_placed() {
    let mut deep = "x".to_owned();
    for _ in 0..120 {
        deep = format!("[{deep}]");
    }
    let output = format!(
        "---\n# Source: shop/templates/pod.yaml\napiVersion: v1\nkind: Pod\nspec: {deep}\n"
    );
    let repository = Repository::new(&[CHART, TEMPLATE, ("web/.output", &output)]);
    let rendered = repository.chart();
    let spec: &Value = only(&rendered).attributes.get("spec").unwrap();
    assert!(spec.origin.place.is_some());
}

proptest::proptest! {
    #[test]
    fn lines_of_any_text_lie_in_it(
        text in "([-:#{}\"'%a1~ ä\u{feff}\n\r\t]|- |: | #|---|\\{\\{|kind: Pod\n|  ){0,60}"
    ) {
        let repository = Repository::new(&[("t.yaml", &text)]);
        let file = repository.sources.load(&repository.path("t.yaml")).unwrap();
        for span in lines::Template::new(file).spans() {
            proptest::prop_assert!(text.get(span.range()).is_some());
        }
    }
}
