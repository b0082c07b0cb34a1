using Tandem.Web.Commands;

return await TandemCommand.Build().Parse(args).InvokeAsync();
