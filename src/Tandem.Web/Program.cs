using Tandem.Web.Commands;

var parsed = TandemCommand.Build().Parse(args);
var code = await parsed.InvokeAsync();

// 1 is kept for "what you asked about is not right"; what cannot be understood ends as what cannot be done does.
return parsed.Errors.Count > 0 ? 2 : code;
