using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrderSettings",
                table: "sellers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CancelAnswer",
                table: "orders",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "CancelAskedAt",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FlowDueAt",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GuardAt",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PickedByHand",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "StatusBeforeHold",
                table: "orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "parcels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Items = table.Column<string>(type: "TEXT", nullable: true),
                    ShippingLabelId = table.Column<string>(type: "TEXT", nullable: true),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ShipmentId = table.Column<string>(type: "TEXT", nullable: true),
                    TransportId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcels", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "replenishments",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReplenishmentId = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Announced = table.Column<int>(type: "INTEGER", nullable: false),
                    Received = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replenishments", x => new { x.AccountId, x.ReplenishmentId });
                });

            migrationBuilder.CreateTable(
                name: "shipping_labels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Items = table.Column<string>(type: "TEXT", nullable: false),
                    LabelOfferId = table.Column<string>(type: "TEXT", nullable: false),
                    TransporterCode = table.Column<string>(type: "TEXT", nullable: false),
                    LabelType = table.Column<string>(type: "TEXT", nullable: false),
                    PriceCentsExclVat = table.Column<long>(type: "INTEGER", nullable: false),
                    HandOverBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ChosenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ShippingLabelId = table.Column<string>(type: "TEXT", nullable: true),
                    TrackAndTrace = table.Column<string>(type: "TEXT", nullable: true),
                    PrintedAt = table.Column<long>(type: "INTEGER", nullable: true)
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
