// Command certificates writes the certificates of one run into a folder, so that servers on loopback trust each other. ca.crt is the
// authority. It signs server.crt (for 127.0.0.1, localhost and the given names of Services) and proxy.crt (the identity of the API server
// for the servers behind it). Each certificate has its key in a .key file.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: certificates FOLDER [SERVICE...]")
	}
	folder := os.Args[1]
	ca := issue(folder, "ca", &x509.Certificate{
		Subject:               pkix.Name{CommonName: "conformance"},
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}, nil)
	issue(folder, "server", &x509.Certificate{
		Subject:     pkix.Name{CommonName: "localhost"},
		DNSNames:    append([]string{"localhost"}, os.Args[2:]...),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, ca)
	issue(folder, "proxy", &x509.Certificate{
		Subject:     pkix.Name{CommonName: "front-proxy"},
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}, ca)
}

type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

// issue writes one certificate and its key. Without a parent, the certificate is self-signed.
func issue(folder, name string, template *x509.Certificate, parent *authority) *authority {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	template.SerialNumber, err = rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	check(err)
	template.NotBefore = time.Now().Add(-time.Hour)
	template.NotAfter = time.Now().Add(24 * time.Hour)
	self := &authority{template, key}
	if parent == nil {
		parent = self
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent.certificate, &key.PublicKey, parent.key)
	check(err)
	self.certificate, err = x509.ParseCertificate(der)
	check(err)
	keyDer, err := x509.MarshalPKCS8PrivateKey(key)
	check(err)
	write(filepath.Join(folder, name+".crt"), "CERTIFICATE", der)
	write(filepath.Join(folder, name+".key"), "PRIVATE KEY", keyDer)
	return self
}

func write(path, kind string, der []byte) {
	check(os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
