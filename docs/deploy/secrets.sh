#!/bin/sh
# What docker-compose.yml needs before its first start: .env, and a folder `secrets` with a file a secret.
#
#   sh docs/deploy/secrets.sh rana@example.org                       on this machine alone, http://127.0.0.1:3000
#   sh docs/deploy/secrets.sh rana@example.org marsad.example.org    for everybody, with a certificate for that name
#
# Nothing that is there is written over. Passwords of an .env from before there were files are kept.
set -eu
cd "$(dirname "$0")/../.."
[ $# -ge 1 ] || { echo "usage: sh docs/deploy/secrets.sh YOUR-EMAIL [DOMAIN]" >&2; exit 1; }
email=$1
domain=${2:-}

# 24 bytes, as in openssl rand -hex 24: no sign of it means anything in an address or a shell.
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
earlier() { [ ! -f .env ] || sed -n "s/^$1=//p" .env | tail -n 1; }
# The folder is its owner's; the files in it may be read by whoever they are mounted for, which are other users.
mkdir -p secrets
chmod 700 secrets
secret() {
  [ -e "secrets/$1" ] && return
  printf '%s' "$2" > "secrets/$1"
  chmod 444 "secrets/$1"
}

postgres=$(earlier POSTGRES_PASSWORD)
redis=$(earlier REDIS_PASSWORD)
secret postgres-password "${postgres:-$(random)}"
secret redis-password "${redis:-$(random)}"
owner=$(cat secrets/postgres-password)
# The superuser has the owner's password until the migrate step has made the owner, and none afterwards.
database() { printf 'postgres://%s@postgres:5432/marsad' "$1:$2"; }
secret superuser-url "$(database marsad "$owner")"
secret owner-url "$(database marsad_owner "$owner")"
secret application-url "$(database marsad_application "$(random)")"
secret redis-url "redis://:$(cat secrets/redis-password)@redis:6379"
admin=$(earlier ADMIN_PASSWORD)
secret admin-password "${admin:-$(random)}"
metrics=$(earlier METRICS_TOKEN)
secret metrics-token "${metrics:-$(random)}"
# Empty: no mail, no single sign-on.
secret smtp-url "$(earlier SMTP_URL)"
secret oidc-client-secret "$(earlier OIDC_CLIENT_SECRET)"

if [ ! -e .env ]; then
  umask 077
  sed "s|^ADMIN_EMAIL=.*|ADMIN_EMAIL=$email|" .env.example > .env
  if [ -n "$domain" ]; then
    sed "s|^DOMAIN=.*|DOMAIN=$domain|; s|^PUBLIC_URL=.*|PUBLIC_URL=https://$domain|
      s|^BIND=.*|BIND=0.0.0.0|; s|^PORT=.*|PORT=80|; s|^HTTPS_PORT=.*|HTTPS_PORT=443|" .env > .env.new
    mv .env.new .env
  fi
fi
echo "Ready for: docker compose up -d --build"
echo "The first administrator is $email; the password is in secrets/admin-password until you change it."
