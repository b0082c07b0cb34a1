using System.CommandLine;
using Tandem.Web.Commands;

var parsed = TandemCommand.Build().Parse(args);

// The library ends a program two seconds after it was asked to stop, but a node hands its sellers over first; the host has a
// limit of its own.
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });

// 1 is kept for "what you asked about is not right"; what cannot be understood ends as what cannot be done does.
return parsed.Errors.Count > 0 ? 2 : code;
