using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    SubjectKey = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "attentions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    SubjectKey = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClearedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attentions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopOrderId = table.Column<long>(type: "bigint", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "intents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    BusinessKey = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Priority = table.Column<int>(type: "integer", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ProcessStatusId = table.Column<string>(type: "text", nullable: true),
                    RemoteWords = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intents", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<long>(type: "bigint", nullable: false),
                    VariationId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Sku = table.Column<string>(type: "text", nullable: true),
                    GtinText = table.Column<string>(type: "text", nullable: true),
                    Gtin = table.Column<string>(type: "text", nullable: true),
                    TaxClass = table.Column<string>(type: "text", nullable: false),
                    StockKept = table.Column<string>(type: "text", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: true),
                    InStock = table.Column<bool>(type: "boolean", nullable: false),
                    SafetyStock = table.Column<int>(type: "integer", nullable: true),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ModifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReadDueSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Gone = table.Column<bool>(type: "boolean", nullable: false),
                    Verdict = table.Column<string>(type: "text", nullable: false),
                    MatchDue = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_items", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "link_parts",
                columns: table => new
                {
                    OfferKey = table.Column<long>(type: "bigint", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_parts", x => new { x.OfferKey, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "observations",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Cursor = table.Column<string>(type: "text", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BeganAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SucceededAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_observations", x => new { x.SellerId, x.Source });
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferId = table.Column<string>(type: "text", nullable: true),
                    Ean = table.Column<string>(type: "text", nullable: true),
                    Gtin = table.Column<string>(type: "text", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Lvb = table.Column<bool>(type: "boolean", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    ShownAmount = table.Column<int>(type: "integer", nullable: true),
                    ShownCorrected = table.Column<int>(type: "integer", nullable: true),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Target = table.Column<int>(type: "integer", nullable: true),
                    TargetReason = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Confirmed = table.Column<int>(type: "integer", nullable: true),
                    ConfirmedSentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UnseenUnits = table.Column<int>(type: "integer", nullable: false),
                    UnseenUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Verdict = table.Column<string>(type: "text", nullable: false),
                    MatchDue = table.Column<bool>(type: "boolean", nullable: false),
                    DecideDue = table.Column<bool>(type: "boolean", nullable: false),
                    Gone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_offers", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    BolOrderId = table.Column<string>(type: "text", nullable: false),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FirstSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    StateReason = table.Column<string>(type: "text", nullable: true),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: true),
                    ShopOrderId = table.Column<long>(type: "bigint", nullable: true),
                    ShopStatus = table.Column<string>(type: "text", nullable: true),
                    ImportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TotalCentsInclVat = table.Column<long>(type: "bigint", nullable: true),
                    DeliverBy = table.Column<DateOnly>(type: "date", nullable: true),
                    TrackingDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CompletedInShopAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "sellers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: true),
                    OwnedSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SafetyStock = table.Column<int>(type: "integer", nullable: false),
                    StockLiveSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OrdersLiveSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShipmentsLiveSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false),
                    HookSecret = table.Column<string>(type: "text", nullable: false),
                    HoldStockMinutes = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    Taxes = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shops", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderItemId = table.Column<string>(type: "text", nullable: false),
                    BolOfferId = table.Column<string>(type: "text", nullable: true),
                    OfferKey = table.Column<long>(type: "bigint", nullable: true),
                    Ean = table.Column<string>(type: "text", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: true),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Shipped = table.Column<int>(type: "integer", nullable: false),
                    Cancelled = table.Column<int>(type: "integer", nullable: false),
                    CancellationRequested = table.Column<bool>(type: "boolean", nullable: false),
                    Fulfilment = table.Column<string>(type: "text", nullable: false),
                    TotalCentsInclVat = table.Column<long>(type: "bigint", nullable: true),
                    ShopLineId = table.Column<long>(type: "bigint", nullable: true),
                    Imported = table.Column<int>(type: "integer", nullable: true),
                    UnknownProduct = table.Column<bool>(type: "boolean", nullable: false),
                    InStockReading = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_lines", x => x.Key);
                    table.ForeignKey(
                        name: "FK_order_lines_orders_OrderKey",
                        column: x => x.OrderKey,
                        principalTable: "orders",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_SellerId",
                table: "accounts",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_activities_SellerId_At",
                table: "activities",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_Subject_SubjectKey_At",
                table: "activities",
                columns: new[] { "Subject", "SubjectKey", "At" });

            migrationBuilder.CreateIndex(
                name: "attentions_open",
                table: "attentions",
                column: "SellerId",
                filter: "\"ClearedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_attentions_SellerId_Cause",
                table: "attentions",
                columns: new[] { "SellerId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_holds_ItemKey",
                table: "holds",
                column: "ItemKey");

            migrationBuilder.CreateIndex(
                name: "IX_holds_SellerId_Until",
                table: "holds",
                columns: new[] { "SellerId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_holds_ShopId_ShopOrderId",
                table: "holds",
                columns: new[] { "ShopId", "ShopOrderId" });

            migrationBuilder.CreateIndex(
                name: "intents_open",
                table: "intents",
                columns: new[] { "SellerId", "Kind", "State", "DueAt" },
                filter: "\"State\" IN ('Planned','Sent','Unknown')");

            migrationBuilder.CreateIndex(
                name: "IX_intents_Kind_Subject",
                table: "intents",
                columns: new[] { "Kind", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_intents_SellerId_BusinessKey",
                table: "intents",
                columns: new[] { "SellerId", "BusinessKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "items_match_due",
                table: "items",
                column: "SellerId",
                filter: "\"MatchDue\"");

            migrationBuilder.CreateIndex(
                name: "items_read_due",
                table: "items",
                column: "SellerId",
                filter: "\"ReadDueSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_items_SellerId_Gtin",
                table: "items",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "IX_items_ShopId_ProductId_VariationId",
                table: "items",
                columns: new[] { "ShopId", "ProductId", "VariationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_link_parts_ItemKey",
                table: "link_parts",
                column: "ItemKey");

            migrationBuilder.CreateIndex(
                name: "IX_offers_AccountId_OfferId",
                table: "offers",
                columns: new[] { "AccountId", "OfferId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_offers_SellerId_Gtin",
                table: "offers",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "offers_decide_due",
                table: "offers",
                column: "SellerId",
                filter: "\"DecideDue\"");

            migrationBuilder.CreateIndex(
                name: "offers_match_due",
                table: "offers",
                column: "SellerId",
                filter: "\"MatchDue\"");

            migrationBuilder.CreateIndex(
                name: "offers_unseen",
                table: "offers",
                column: "SellerId",
                filter: "\"UnseenUnits\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_OfferKey_PlacedAt",
                table: "order_lines",
                columns: new[] { "OfferKey", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_OrderKey_OrderItemId",
                table: "order_lines",
                columns: new[] { "OrderKey", "OrderItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "lines_promised",
                table: "order_lines",
                column: "OfferKey",
                filter: "NOT \"InStockReading\"");

            migrationBuilder.CreateIndex(
                name: "lines_without_offer",
                table: "order_lines",
                column: "SellerId",
                filter: "\"OfferKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_AccountId_BolOrderId",
                table: "orders",
                columns: new[] { "AccountId", "BolOrderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_PlacedAt",
                table: "orders",
                columns: new[] { "SellerId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_State",
                table: "orders",
                columns: new[] { "SellerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_ShopId_ShopOrderId",
                table: "orders",
                columns: new[] { "ShopId", "ShopOrderId" });

            migrationBuilder.CreateIndex(
                name: "orders_tracking_due",
                table: "orders",
                columns: new[] { "SellerId", "TrackingDueAt" },
                filter: "\"TrackingDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shops_SellerId",
                table: "shops",
                column: "SellerId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "attentions");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "intents");

            migrationBuilder.DropTable(
                name: "items");

            migrationBuilder.DropTable(
                name: "link_parts");

            migrationBuilder.DropTable(
                name: "observations");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "order_lines");

            migrationBuilder.DropTable(
                name: "sellers");

            migrationBuilder.DropTable(
                name: "shops");

            migrationBuilder.DropTable(
                name: "orders");
        }
    }
}
