package main

// module is a platform's published API module and the groups read from it.
type module struct {
	path   string
	groups []group
}

// group is a folder of a module which holds every version of an API group, so
// that a version which the platform adds needs no edit here.
type group struct {
	folder string
	// kinds maps Go type names to the kinds they are served as.
	kinds map[string]string
}

var modules = []module{
	{"kubevirt.io/api", []group{
		kinds("clone", "VirtualMachineClone"),
		kinds("core", "VirtualMachine", "VirtualMachineInstance"),
		kinds("export", "VirtualMachineExport"),
		kinds("instancetype",
			"VirtualMachineInstancetype", "VirtualMachineClusterInstancetype",
			"VirtualMachinePreference", "VirtualMachineClusterPreference"),
		kinds("migrations", "MigrationPolicy"),
		kinds("pool", "VirtualMachinePool"),
		kinds("snapshot", "VirtualMachineSnapshot", "VirtualMachineRestore"),
	}},
	{"kubevirt.io/containerized-data-importer-api", []group{
		kinds("pkg/apis/core", "DataVolume", "DataSource", "DataImportCron", "StorageProfile"),
	}},
	{"github.com/cozystack/cozystack/api/apps/v1alpha1", []group{
		app("tenant", "Tenant"),
		app("vmdisk", "VMDisk"),
		app("vminstance", "VMInstance"),
		app("vpc", "VirtualPrivateCloud"),
	}},
	// The root module; its 1.6.2 was never published where modules are served.
	{"github.com/cozystack/cozystack", []group{
		kinds("api/backups", "Backup", "BackupClass", "BackupJob", "Plan", "RestoreJob"),
		kinds("pkg/apis/sdn", "SecurityGroup"),
	}},
}

// kubernetes has the kinds of Kubernetes itself that belong to machines.
var kubernetes = []module{
	{"k8s.io/api", []group{
		kinds("core", "ConfigMap", "LimitRange", "Namespace", "PersistentVolumeClaim", "ResourceQuota", "Secret", "Service"),
		kinds("networking", "NetworkPolicy"),
		kinds("rbac", "Role", "RoleBinding"),
		kinds("storage", "StorageClass"),
	}},
}

func kinds(folder string, names ...string) group {
	kinds := map[string]string{}
	for _, name := range names {
		kinds[name] = name
	}
	return group{folder, kinds}
}

// app names the kind, because Cozystack calls the type of every app Config.
func app(folder, kind string) group {
	return group{folder, map[string]string{"Config": kind}}
}
