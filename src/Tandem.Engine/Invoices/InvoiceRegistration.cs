using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices;

/// <summary>Registers what belongs to invoices and credit notes.</summary>
internal static class InvoiceRegistration
{
    public static IServiceCollection AddInvoices(this IServiceCollection services)
    {
        services.AddSingleton<DocumentSeal>();
        services.AddSingleton<IssueDocuments>();
        services.AddSingleton<ChangeInvoiceSettings>();
        services.AddSingleton<IOrderDetailReaction, KeepDrafts>();
        services.AddSingleton<NextNumbers>().AddSingleton<InvoiceSample>();
        services.AddSingleton(provider => new DocumentPages(provider.GetRequiredService<Database>(),
            provider.GetRequiredService<DocumentSeal>()));
        services.AddSingleton(provider => new DocumentChain(provider.GetRequiredService<Database>(),
            provider.GetRequiredService<DocumentSeal>(), provider.GetRequiredService<TimeProvider>()));
        return services.Undo<ChangeInvoiceSettings, InvoiceSettings>(settings => settings.Save)
            .Undo<ChangeInvoiceSettings, InvoiceLook>(settings => settings.Save);
    }
}
