// One module for every release: `<release>.mod` has the versions of each, by `go build -modfile`.
module cdk8s-vm-fleet/conformance/servers/cdi

go 1.26.0
