using Microsoft.Extensions.DependencyInjection;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>Registers what belongs to invoices at bol.</summary>
internal static class UploadRegistration
{
    public static IServiceCollection AddInvoiceUpload(this IServiceCollection services) =>
        services.AddSingleton<ReadInvoiceRequests>();
}
