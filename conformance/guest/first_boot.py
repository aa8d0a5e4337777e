"""
Checks cloud configs with cloud-init itself: with its schema, and with its modules on a copy of this machine's file system.

Each line of stdin is a question, and each line of stdout is its answer. The copy is an overlay in a separate mount namespace, so that
nothing on this machine changes. Commands that would change more than files and users, such as package managers, are recorded and not run.
"""
import base64
import ctypes
import grp
import json
import os
import pwd
import stat
import subprocess
import sys
import tempfile

CLONE_NEWNS = 0x00020000
# The modules whose effects the library promises, by their names in cloud-init's configuration.
ASKED = ["bootcmd", "write_files", "users_groups", "package_update_upgrade_install", "write_files_deferred", "runcmd", "scripts_user"]
# Commands that run in the copy; other commands are only recorded.
LOCAL = {"useradd", "groupadd", "usermod", "passwd", "chpasswd", "gpasswd"}


def schema_problem(config):
    from cloudinit.config import schema
    try:
        schema.validate_cloudconfig_schema(config, strict=True)
    except schema.SchemaValidationError as error:
        return str(error)
    return None


def first_boot(config, asked):
    """Forks. The child process changes its root to the copy, and reports through a pipe what it observed there."""
    reader, writer = os.pipe()
    # Only the child process mounts something below this folder, and these mounts end with the child. In this process, the folder stays
    # empty, so rmdir removes no other file.
    folder = tempfile.mkdtemp(prefix="first-boot-")
    child = os.fork()
    if child == 0:
        try:
            said = in_copy(folder, config, asked)
        except BaseException as error:
            said = {"error": f"{type(error).__name__}: {error}"}
        with os.fdopen(writer, "w") as out:
            json.dump(said, out)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        said = json.load(answer)
    os.waitpid(child, 0)
    os.rmdir(folder)
    return said


def in_copy(folder, config, asked):
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNS) != 0:
        raise OSError(ctypes.get_errno(), "no mount namespace")
    mount = lambda *args: subprocess.run(["mount", *args], check=True)
    mount("--make-rprivate", "/")
    mount("-t", "tmpfs", "tmpfs", folder)
    upper, work, root = (os.path.join(folder, name) for name in ("upper", "work", "root"))
    for path in (upper, work, root):
        os.mkdir(path)
    mount("-t", "overlay", "overlay", "-o", f"lowerdir=/,upperdir={upper},workdir={work}", root)
    mount("-t", "tmpfs", "tmpfs", os.path.join(root, "dev"))
    for number, name in ((3, "null"), (5, "zero"), (9, "urandom")):
        os.mknod(os.path.join(root, "dev", name), 0o666 | stat.S_IFCHR, os.makedev(1, number))
    os.chroot(root)
    os.chdir("/")
    return observe(config, asked)


def observe(config, asked):
    from cloudinit import cloud, distros, helpers, subp, util
    from cloudinit.sources import DataSourceNone
    steps = []
    real = subp.subp

    def noted(args, *more, **how):
        steps.append({"command": args if isinstance(args, str) else [str(each) for each in args]})
        name = os.path.basename(args[0]) if not isinstance(args, str) else ""
        if name in LOCAL:
            return real(args, *more, **how)
        # apt-cache finds every requested package.
        out = "\n".join(map(str, config.get("packages", []))) if name == "apt-cache" else ""
        return subp.SubpResult(out, "") if hasattr(subp, "SubpResult") else (out, "")

    subp.subp = noted
    # The order of the modules and the default user come from the configuration of the package.
    builtin = util.load_yaml(open(os.environ["CLOUD_CFG"]).read())
    paths = helpers.Paths({"cloud_dir": "/var/lib/cloud", "run_dir": "/run/cloud-init", "templates_dir": "/etc/cloud/templates"})
    distro = distros.fetch("debian")("debian", builtin.get("system_info", {}), paths)
    source = DataSourceNone.DataSourceNone({}, distro, paths)
    source.metadata = {"instance-id": "first-boot"}
    merged = util.mergemanydict([config, builtin])
    os.makedirs("/run/cloud-init", exist_ok=True)
    paths.datasource = source
    machine = cloud.Cloud(source, paths, merged, distro, helpers.Runners(paths))
    for name in [module_name(each) for stage in ("init", "config", "final") for each in builtin[f"cloud_{stage}_modules"]]:
        if name not in ASKED:
            continue
        steps.append({"module": name})
        if name == "scripts_user":
            continue
        run(name, merged, machine)
    return {
        "steps": steps,
        "files": {path: file_of(path) for path in asked["files"]},
        "users": {name: user_of(name) for name in asked["users"]},
        "script": text_of(os.path.join(machine.get_ipath("scripts"), "runcmd")),
        "sudoers": text_of("/etc/sudoers.d/90-cloud-init-users"),
    }


def module_name(entry):
    return (entry if isinstance(entry, str) else entry[0]).replace("-", "_")


def run(name, config, machine):
    import importlib
    import inspect
    import logging
    module = importlib.import_module(f"cloudinit.config.cc_{name}")
    # Releases before 23 also pass a logger.
    takes_log = "log" in inspect.signature(module.handle).parameters
    module.handle(name, config, machine, *([logging.getLogger(name)] if takes_log else []), [])


def text_of(path):
    return open(path, newline="").read() if os.path.exists(path) else None


def file_of(path):
    if not os.path.exists(path):
        return None
    info = os.stat(path)
    with open(path, "rb") as file:
        content = base64.b64encode(file.read()).decode()
    return {"content": content, "mode": info.st_mode & 0o7777, "owner": f"{pwd.getpwuid(info.st_uid).pw_name}:{grp.getgrgid(info.st_gid).gr_name}"}


def user_of(name):
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    groups = sorted(each.gr_name for each in grp.getgrall() if name in each.gr_mem)
    return {
        "uid": entry.pw_uid, "home": entry.pw_dir, "shell": entry.pw_shell, "gecos": entry.pw_gecos, "groups": groups,
        "group": grp.getgrgid(entry.pw_gid).gr_name, "keys": text_of(os.path.join(entry.pw_dir, ".ssh/authorized_keys")),
    }


def main():
    import yaml
    from cloudinit import version
    for line in sys.stdin:
        question = json.loads(line)
        config = yaml.safe_load(question["text"])
        answer = {"id": question["id"], "version": version.version_string()}
        if isinstance(config, dict):
            answer["problem"] = schema_problem(config)
            if "asked" in question:
                answer["boot"] = first_boot(config, question["asked"])
        else:
            answer["problem"] = "not a map"
        print(json.dumps(answer), flush=True)


main()
