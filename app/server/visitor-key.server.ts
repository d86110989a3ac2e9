import ipaddr from "ipaddr.js";
import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";

/** Some gateways write the port behind the address: `192.0.2.7:5140`, `[2001:db8::1]:5140`. */
const withPort = /^(?:(?=\d+\.[\d.]+:)|\[)([\da-f.:]+?)\]?(?::\d+)?$/i;

/**
 * The network a request comes from, to count what it asks for and for nothing else: an IPv4 address, or the 64 bits of an
 * IPv6 address that one line has. Behind proxies it is the address that the outermost of them saw; what a visitor wrote into
 * `X-Forwarded-For` before that is not believed.
 * @param proxies how many proxies of ours stand in front
 */
export function visitorOf(request: IncomingMessage, proxies: number): string {
  const named = proxyAddr(request, (_address, hop) => hop < proxies);
  const address = withPort.exec(named)?.[1] ?? named;
  if (!ipaddr.isValid(address)) return "unknown";
  const known = ipaddr.process(address);
  if (known.kind() === "ipv4") return known.toString();
  return known.toByteArray().slice(0, 8).join(".");
}
