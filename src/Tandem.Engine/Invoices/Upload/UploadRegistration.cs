using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>Registers what belongs to invoices at bol.</summary>
internal static class UploadRegistration
{
    public static IServiceCollection AddInvoiceUpload(this IServiceCollection services)
    {
        services.AddSingleton<ReadInvoiceRequests>();
        services.AddSingleton<IInvoiceRequestReaction, TakeRequests>();
        services.AddSingleton<AnswerInvoices>();
        services.AddSingleton<ILane, UploadInvoices>();
        return services;
    }
}
