using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OrdersToTheDoor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OrderStatuses",
                table: "shops",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrderSettings",
                table: "sellers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CancelAnswer",
                table: "orders",
                type: "text",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CancelAskedAt",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "orders",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FlowDueAt",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "GuardAt",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PickedByHand",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "StatusBeforeHold",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "parcels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Items = table.Column<string>(type: "text", nullable: true),
                    ShippingLabelId = table.Column<string>(type: "text", nullable: true),
                    FoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ShipmentId = table.Column<string>(type: "text", nullable: true),
                    TransportId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcels", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "replenishments",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReplenishmentId = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Announced = table.Column<int>(type: "integer", nullable: false),
                    Received = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    Gone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replenishments", x => new { x.AccountId, x.ReplenishmentId });
                });

            migrationBuilder.CreateTable(
                name: "shipping_labels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    Items = table.Column<string>(type: "text", nullable: false),
                    LabelOfferId = table.Column<string>(type: "text", nullable: false),
                    TransporterCode = table.Column<string>(type: "text", nullable: false),
                    LabelType = table.Column<string>(type: "text", nullable: false),
                    PriceCentsExclVat = table.Column<long>(type: "bigint", nullable: false),
                    HandOverBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ChosenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ShippingLabelId = table.Column<string>(type: "text", nullable: true),
                    TrackAndTrace = table.Column<string>(type: "text", nullable: true),
                    PrintedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_labels", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "orders_flow_due",
                table: "orders",
                columns: new[] { "SellerId", "FlowDueAt" },
                filter: "\"FlowDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "orders_guard_due",
                table: "orders",
                columns: new[] { "SellerId", "GuardAt" },
                filter: "\"GuardAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_OrderKey_Number",
                table: "parcels",
                columns: new[] { "OrderKey", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parcels_SellerId",
                table: "parcels",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_replenishments_SellerId_CreatedAt",
                table: "replenishments",
                columns: new[] { "SellerId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_labels_OrderKey",
                table: "shipping_labels",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "labels_unprinted",
                table: "shipping_labels",
                column: "SellerId",
                filter: "\"PrintedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "parcels");

            migrationBuilder.DropTable(
                name: "replenishments");

            migrationBuilder.DropTable(
                name: "shipping_labels");

            migrationBuilder.DropIndex(
                name: "orders_flow_due",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "orders_guard_due",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "OrderStatuses",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "OrderSettings",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "CancelAnswer",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "CancelAskedAt",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "ExpiresOn",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "FlowDueAt",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "GuardAt",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "PickedByHand",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "StatusBeforeHold",
                table: "orders");
        }
    }
}
