using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.InShop;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
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
        services.TryAddSingleton(new HookAddresses(Public: null));
        services.AddSingleton<SignedLinks>().AddSingleton<IOrderDocuments>(
            provider => provider.GetRequiredService<SignedLinks>());
        services.AddSingleton<NextNumbers>().AddSingleton<InvoiceSample>();
        services.AddSingleton(provider => new DocumentPages(provider.GetRequiredService<Database>(),
            provider.GetRequiredService<DocumentSeal>()));
        services.AddSingleton(provider => new DocumentChain(provider.GetRequiredService<Database>(),
            provider.GetRequiredService<DocumentSeal>(), provider.GetRequiredService<TimeProvider>()));
        services.AddVat();
        services.AddPeppol();
        return services.Undo<ChangeInvoiceSettings, InvoiceSettings>(settings => settings.Save)
            .Undo<ChangeInvoiceSettings, InvoiceLook>(settings => settings.Save);
    }

    /// <summary>What reads the VAT ledger and the meter, and VIES; it is off where nobody says where it is.</summary>
    private static void AddVat(this IServiceCollection services)
    {
        services.TryAddSingleton(new ViesOptions(null));
        services.AddHttpClient(ViesClient.HttpName, http =>
            (http.Timeout, http.MaxResponseContentBufferSize) = (ViesClient.Patience, ViesClient.LargestAnswer));
        services.AddSingleton<ViesClient>();
        services.AddSingleton<VatPeriods>().AddSingleton<OssMeter>().AddSingleton<TieOut>().AddSingleton<ChangeClassRates>();
        services.AddSingleton(provider => new IcpList(provider.GetRequiredService<Database>(),
            provider.GetRequiredService<DocumentSeal>()));
        services.Undo<ChangeClassRates, ClassRates>(rates => rates.Save);
    }
}
