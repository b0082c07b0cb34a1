using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Alerts;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Settlement;
using Tandem.Engine.Shipments;
using Tandem.Engine.Stock;
using Tandem.Engine.Users;
using Tandem.Engine.Warehouse;

namespace Tandem.Engine;

/// <summary>The tables of all features together.</summary>
internal static class EngineTables
{
    public static void Configure(ModelBuilder model)
    {
        JournalTables.Configure(model);
        SellerTables.Configure(model);
        UserTables.Configure(model);
        LoopTables.Configure(model);
        CatalogTables.Configure(model);
        OfferTables.Configure(model);
        LinkTables.Configure(model);
        OrderTables.Configure(model);
        StockTables.Configure(model);
        WarehouseTables.Configure(model);
        ShipmentTables.Configure(model);
        PrintingTables.Configure(model);
        SettlementTables.Configure(model);
        ReturnTables.Configure(model);
        InvoiceTables.Configure(model);
        UploadTables.Configure(model);
        PeppolTables.Configure(model);
        ProofTables.Configure(model);
        ConnectionTables.Configure(model);
        AlertTables.Configure(model);
    }
}
